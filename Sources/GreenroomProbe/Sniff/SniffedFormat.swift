import GreenroomModel

/// What reads a file, decided by its content alone: an extension is never believed.
enum SniffedFormat: Equatable, Sendable {
  /// A picture that `StillHeaders` reads.
  case still(StillFormat)
  /// MPEG audio, layers I to III, perhaps behind an ID3v2 tag or a little junk.
  case mpegAudio
  /// AAC in ADTS frames, perhaps behind an ID3v2 tag.
  case adts
  /// libavformat reads it with this demuxer and no other; `container` is our short name for the facts.
  case demuxed(demuxer: String, container: String)
  /// A text that names other files (`HLS playlist`, `cue sheet` …). It is never opened as media.
  case playlist(String)
  /// A format that is known and not read; the reason is a sentence for the person.
  case unsupported(String, isMedia: Bool)
  /// Nothing that Greenroom knows.
  case unknown
}

extension SniffedFormat {
  /// Why there can be no facts; nil where something reads the format.
  var problem: FileProblem? {
    switch self {
    case .still, .mpegAudio, .adts, .demuxed:
      nil
    case .playlist(let name):
      FileProblem(
        .fileUnsupported,
        "The content is text that names other files (\(name)), not media. Use the files that it names.",
        isMedia: false)
    case .unsupported(let reason, let isMedia):
      FileProblem(.fileUnsupported, reason, isMedia: isMedia)
    case .unknown:
      FileProblem(
        .fileUnsupported, "The content is of no image, video or audio format that Greenroom knows.",
        isMedia: false)
    }
  }
}

/// The picture formats whose headers are read here, without libav.
enum StillFormat: String, Sendable, CaseIterable {
  case jpeg, png, webp, gif, bmp, tiff
  /// HEIC, AVIF and their like: pictures in ISO boxes.
  case heif
  case jpegXL, jpeg2000, ico, psd, qoi, pnm, openEXR, tga, pcx, sgi, dds, dpx, radiance
}
