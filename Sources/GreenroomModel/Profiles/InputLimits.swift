/// What a model accepts as reference media. A kind that is nil is not accepted at all.
package struct InputLimits: Equatable, Sendable {
  /// Also holds for first and last frames.
  package let images: ImageLimits
  package let videos: VideoLimits?
  package let audios: AudioLimits?

  package init(images: ImageLimits, videos: VideoLimits?, audios: AudioLimits?) {
    self.images = images
    self.videos = videos
    self.audios = audios
  }

  package func accepts(_ kind: MediaKind) -> Bool {
    switch kind {
    case .image: true
    case .video: videos != nil
    case .audio: audios != nil
    }
  }

  /// How many references of a kind a request may have; nil where the kind is not accepted.
  package func count(of kind: MediaKind) -> Limit<Span>? {
    switch kind {
    case .image: images.count
    case .video: videos?.count
    case .audio: audios?.count
    }
  }
}

package struct ImageLimits: Equatable, Sendable {
  package let count: Limit<Span>
  /// Containers as ``MediaFacts/container`` names them.
  package let formats: Limit<Choices>
  package let bytes: Limit<Span>
  /// Pixels of each side, as displayed.
  package let side: Limit<Span>
  /// Width over height, as displayed.
  package let ratio: Limit<Span>
  /// Bits a channel.
  package let bitDepth: Limit<Span>
  /// As ``MediaFacts/colorModel`` names them.
  package let colorModels: Limit<Choices>

  package init(
    count: Limit<Span>, formats: Limit<Choices>, bytes: Limit<Span>, side: Limit<Span>, ratio: Limit<Span>,
    bitDepth: Limit<Span>, colorModels: Limit<Choices>
  ) {
    self.count = count
    self.formats = formats
    self.bytes = bytes
    self.side = side
    self.ratio = ratio
    self.bitDepth = bitDepth
    self.colorModels = colorModels
  }
}

package struct VideoLimits: Equatable, Sendable {
  package let count: Limit<Span>
  package let containers: Limit<Choices>
  package let codecs: Limit<Choices>
  /// Codecs of the sound inside, either alone (`aac`) or in one container only (`mov/pcm_s16le`).
  package let audioCodecs: Limit<Choices>
  package let bytes: Limit<Span>
  /// Seconds of one clip.
  package let duration: Limit<Span>
  /// Seconds of all clips of a request together.
  package let totalDuration: Limit<Span>
  /// Frames a second.
  package let frameRate: Limit<Span>
  /// Width times height.
  package let pixels: Limit<Span>
  package let side: Limit<Span>
  package let ratio: Limit<Span>

  package init(
    count: Limit<Span>, containers: Limit<Choices>, codecs: Limit<Choices>, audioCodecs: Limit<Choices>,
    bytes: Limit<Span>, duration: Limit<Span>, totalDuration: Limit<Span>, frameRate: Limit<Span>,
    pixels: Limit<Span>, side: Limit<Span>, ratio: Limit<Span>
  ) {
    self.count = count
    self.containers = containers
    self.codecs = codecs
    self.audioCodecs = audioCodecs
    self.bytes = bytes
    self.duration = duration
    self.totalDuration = totalDuration
    self.frameRate = frameRate
    self.pixels = pixels
    self.side = side
    self.ratio = ratio
  }
}

package struct AudioLimits: Equatable, Sendable {
  package let count: Limit<Span>
  package let formats: Limit<Choices>
  /// Codecs, either alone (`mp3`) or in one container only (`wav/pcm_s16le`).
  package let codecs: Limit<Choices>
  package let bytes: Limit<Span>
  /// Seconds of one file.
  package let duration: Limit<Span>
  /// Seconds of all sounds of a request together.
  package let totalDuration: Limit<Span>

  package init(
    count: Limit<Span>, formats: Limit<Choices>, codecs: Limit<Choices>, bytes: Limit<Span>,
    duration: Limit<Span>, totalDuration: Limit<Span>
  ) {
    self.count = count
    self.formats = formats
    self.codecs = codecs
    self.bytes = bytes
    self.duration = duration
    self.totalDuration = totalDuration
  }
}
