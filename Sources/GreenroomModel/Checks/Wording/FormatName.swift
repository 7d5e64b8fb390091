/// How people write the names of formats and codecs.
package enum FormatName {
  package static func text(_ name: String) -> String {
    if let known = known[name] { return known }
    let parts = name.split(separator: "/")
    guard parts.count == 2 else { return name }
    let container = text(String(parts[0]))
    return parts[1] == "*" ? "any \(container)" : "\(text(String(parts[1]))) in \(container)"
  }

  /// With the article that its spelling, read aloud, asks for: `an AVIF`, `a PNG`.
  static func withArticle(_ name: String) -> String {
    let text = text(name)
    let spelledOut = [
      "MP4", "MP3", "M4A", "MKV", "H.264", "H.265", "MPEG-2", "MPEG-4 Part 2", "MPEG transport stream",
      "MPEG program stream", "FLV",
    ]
    let startsWithVowel = text.first.map { "AEIOaeio8".contains($0) } ?? false
    return (startsWithVowel || spelledOut.contains(text) ? "an " : "a ") + text
  }

  private static let known: [String: String] = [
    "jpeg": "JPEG", "png": "PNG", "webp": "WebP", "gif": "GIF", "bmp": "BMP", "tiff": "TIFF", "heic": "HEIC",
    "heif": "HEIF", "avif": "AVIF", "jxl": "JPEG XL", "mp4": "MP4", "mov": "MOV", "m4a": "M4A", "mkv": "MKV",
    "webm": "WebM", "avi": "AVI", "mp3": "MP3", "wav": "WAV", "flac": "FLAC", "ogg": "Ogg", "aac": "AAC",
    "aiff": "AIFF", "3gp": "3GP", "flv": "FLV", "asf": "Windows Media",
    "mpegts": "MPEG transport stream", "mpeg": "MPEG program stream", "w64": "Wave64", "caf": "CAF",
    "amr": "AMR", "psd": "Photoshop", "jp2": "JPEG 2000", "h264": "H.264", "hevc": "H.265", "vp8": "VP8",
    "vp9": "VP9", "av1": "AV1",
    "prores": "ProRes", "mjpeg": "Motion JPEG", "mpeg4": "MPEG-4 Part 2", "mpeg2video": "MPEG-2",
    "opus": "Opus", "vorbis": "Vorbis", "ac3": "AC-3", "eac3": "E-AC-3", "alac": "Apple Lossless",
    "pcm_u8": "8-bit PCM", "pcm_s16le": "16-bit PCM", "pcm_s16be": "16-bit PCM (big-endian)",
    "pcm_s24le": "24-bit PCM", "pcm_s24be": "24-bit PCM (big-endian)", "pcm_s32le": "32-bit PCM",
    "pcm_f32le": "32-bit floating-point PCM", "pcm_f64le": "64-bit floating-point PCM",
    "pcm_alaw": "A-law", "pcm_mulaw": "µ-law", "adpcm_ms": "Microsoft ADPCM", "adpcm_ima_wav": "IMA ADPCM",
    "rgb": "RGB", "gray": "grey", "ycbcr": "YCbCr", "cmyk": "CMYK", "ycck": "CMYK (YCCK)", "lab": "Lab",
    "palette": "palette",
  ]
}
