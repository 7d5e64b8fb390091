#!/usr/bin/env python3
"""PyAV in one process: opens each path of standard input and prints what a catalog would keep, a line each."""

import json
import sys

import av

av.logging.set_level(av.logging.PANIC)

for path in sys.stdin.read().splitlines():
    try:
        with av.open(path) as container:
            streams = [
                {
                    "type": stream.type,
                    "codec": stream.codec_context.name if stream.codec_context else None,
                    "width": getattr(stream, "width", None),
                    "height": getattr(stream, "height", None),
                    "rate": str(getattr(stream, "average_rate", None)),
                    "sampleRate": getattr(stream, "sample_rate", None),
                    "channels": getattr(stream, "channels", None),
                }
                for stream in container.streams
            ]
            print(json.dumps({"path": path, "duration": container.duration, "streams": streams}))
    except (av.FFmpegError, ValueError) as error:
        print(json.dumps({"path": path, "error": str(error)}))
