extension InputLimits {
  /// Reads `inputs` of a model with `inputs` of the defaults behind it.
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    guard var images = try object.layered("images") else {
      throw object.value.failure(
        "the key “images” is missing", hint: "Add images with at least its count; it holds for frames too.")
    }
    self.init(
      images: try ImageLimits(reading: &images),
      videos: try object.layered("videos").map { (videos) throws(GreenroomError) in
        var videos = videos
        return try VideoLimits(reading: &videos)
      },
      audios: try object.layered("audios").map { (audios) throws(GreenroomError) in
        var audios = audios
        return try AudioLimits(reading: &audios)
      })
    try object.finish()
  }
}

extension ImageLimits {
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    self.init(
      count: try Limit(reading: object.required("count")),
      formats: try Limit(reading: object.required("formats")),
      bytes: try Limit(reading: object.required("bytes")),
      side: try Limit(reading: object.required("side")),
      ratio: try Limit(reading: object.required("ratio")),
      bitDepth: try Limit(reading: object.required("bitDepth")),
      colorModels: try Limit(reading: object.required("colorModels")))
    try object.finish()
  }
}

extension VideoLimits {
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    self.init(
      count: try Limit(reading: object.required("count")),
      containers: try Limit(reading: object.required("containers")),
      codecs: try Limit(reading: object.required("codecs")),
      audioCodecs: try Limit(reading: object.required("audioCodecs")),
      bytes: try Limit(reading: object.required("bytes")),
      duration: try Limit(reading: object.required("duration")),
      totalDuration: try Limit(reading: object.required("totalDuration")),
      frameRate: try Limit(reading: object.required("frameRate")),
      pixels: try Limit(reading: object.required("pixels")),
      side: try Limit(reading: object.required("side")),
      ratio: try Limit(reading: object.required("ratio")))
    try object.finish()
  }
}

extension AudioLimits {
  init(reading object: inout ProfileObject) throws(GreenroomError) {
    self.init(
      count: try Limit(reading: object.required("count")),
      formats: try Limit(reading: object.required("formats")),
      codecs: try Limit(reading: object.required("codecs")),
      bytes: try Limit(reading: object.required("bytes")),
      duration: try Limit(reading: object.required("duration")),
      totalDuration: try Limit(reading: object.required("totalDuration")))
    try object.finish()
  }
}
