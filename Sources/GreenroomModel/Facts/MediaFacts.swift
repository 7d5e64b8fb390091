/// What the probe read of a file. A fact that does not apply or is not known is nil, never 0 or "".
package struct MediaFacts: Equatable, Sendable {
  /// Short name of the container by content, never by extension: `jpeg`, `png`, `webp`, `gif`, `bmp`,
  /// `tiff`, `heic`, `avif`, `jxl`, `mp4`, `mov`, `m4a`, `mkv`, `webm`, `avi`, `mp3`, `wav`, `flac`, `ogg`, `aac` …
  package var container: String?
  /// Pixels as displayed: after rotation, orientation and cropping boxes, before sample aspect ratio.
  package var width: Int?
  package var height: Int?
  /// Pixels as coded.
  package var codedWidth: Int?
  package var codedHeight: Int?
  /// Clockwise degrees (0, 90, 180, 270) that a player turns the coded picture by.
  package var rotation: Int?
  /// EXIF orientation 1…8, as the file says.
  package var orientation: Int?
  /// Width of one pixel over its height; nil where not stated.
  package var sampleAspectRatio: FrameRate?
  /// Playing time of the whole file, its longest stream, after edit lists. Nil for stills.
  package var duration: Seconds?
  /// What the header claimed, where packets were read and say otherwise or the same.
  package var headerDuration: Seconds?
  package var frameRate: FrameRate?
  package var variableFrameRate: Bool?
  package var frameCount: Int?
  package var videoCodec: String?
  package var pixelFormat: String?
  /// Bits a channel of a picture.
  package var bitDepth: Int?
  package var alpha: Bool?
  package var animated: Bool?
  /// `rgb`, `gray`, `ycbcr`, `cmyk`, `palette` …
  package var colorModel: String?
  package var audioCodec: String?
  package var sampleRate: Int?
  package var channels: Int?
  /// Bits a sample, where the codec stores whole samples.
  package var audioBitDepth: Int?
  package var encrypted: Bool?
  /// The file ends before its own structure does.
  package var truncated: Bool?
  /// One colour all over (a still, or every sampled frame of a clip). Known at verify depth only.
  package var flat: Bool?
  /// Nearly black all over, though not flat, in every sampled frame of a clip. Known at verify depth only.
  package var dark: Bool?
  /// The picture between black bars, in displayed pixels; nil where there are none or nobody looked. Known at
  /// verify depth only.
  package var bars: PixelRectangle?
  /// Frames hold two fields, each with every other line and half a frame apart. Known at verify depth only.
  package var interlaced: Bool?
  /// Nothing louder than −60 dBFS. Known at verify depth only.
  package var silent: Bool?
  /// Louder than full scale so often that it is heard as distortion. Known at verify depth only.
  package var clipped: Bool?
  /// True where packets were read and pictures decoded, false where headers were believed.
  package var verified = false

  package init() {}
}

extension MediaFacts: Codable {
  package enum CodingKeys: String, CodingKey, CaseIterable {
    case container, width, height, codedWidth, codedHeight, rotation, orientation, sampleAspectRatio
    case duration = "durationSeconds"
    case headerDuration = "headerDurationSeconds"
    case frameRate, variableFrameRate, frameCount, videoCodec, pixelFormat, bitDepth, alpha, animated,
      colorModel
    case audioCodec, sampleRate, channels, audioBitDepth, encrypted, truncated, flat, dark, bars,
      interlaced, silent, clipped, verified
  }

  /// Writes every key to a document, null where the fact is not known: a reader need not tell "absent" from "unknown".
  package func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encodeIfPresent(container, forKey: .container)
    try keys.encodeIfPresent(width, forKey: .width)
    try keys.encodeIfPresent(height, forKey: .height)
    try keys.encodeIfPresent(codedWidth, forKey: .codedWidth)
    try keys.encodeIfPresent(codedHeight, forKey: .codedHeight)
    try keys.encodeIfPresent(rotation, forKey: .rotation)
    try keys.encodeIfPresent(orientation, forKey: .orientation)
    try keys.encodeIfPresent(sampleAspectRatio, forKey: .sampleAspectRatio)
    try keys.encodeIfPresent(duration, forKey: .duration)
    try keys.encodeIfPresent(headerDuration, forKey: .headerDuration)
    try keys.encodeIfPresent(frameRate, forKey: .frameRate)
    try keys.encodeIfPresent(variableFrameRate, forKey: .variableFrameRate)
    try keys.encodeIfPresent(frameCount, forKey: .frameCount)
    try keys.encodeIfPresent(videoCodec, forKey: .videoCodec)
    try keys.encodeIfPresent(pixelFormat, forKey: .pixelFormat)
    try keys.encodeIfPresent(bitDepth, forKey: .bitDepth)
    try keys.encodeIfPresent(alpha, forKey: .alpha)
    try keys.encodeIfPresent(animated, forKey: .animated)
    try keys.encodeIfPresent(colorModel, forKey: .colorModel)
    try keys.encodeIfPresent(audioCodec, forKey: .audioCodec)
    try keys.encodeIfPresent(sampleRate, forKey: .sampleRate)
    try keys.encodeIfPresent(channels, forKey: .channels)
    try keys.encodeIfPresent(audioBitDepth, forKey: .audioBitDepth)
    try keys.encodeIfPresent(encrypted, forKey: .encrypted)
    try keys.encodeIfPresent(truncated, forKey: .truncated)
    try keys.encodeIfPresent(flat, forKey: .flat)
    try keys.encodeIfPresent(dark, forKey: .dark)
    try keys.encodeIfPresent(bars, forKey: .bars)
    try keys.encodeIfPresent(interlaced, forKey: .interlaced)
    try keys.encodeIfPresent(silent, forKey: .silent)
    try keys.encodeIfPresent(clipped, forKey: .clipped)
    try keys.encode(verified, forKey: .verified)
  }
}
