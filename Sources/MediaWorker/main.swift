print("greenroom-media")
