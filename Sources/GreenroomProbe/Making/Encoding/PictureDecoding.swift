/// Reads back what ``PictureEncoding`` and previews are made of.
package enum PictureDecoding {
  /// The pixels of a JPEG in sRGB; nil where the bytes are none.
  package static func jpeg(_ bytes: [UInt8]) -> StillPicture? { JPEGDecoder(bytes)?.pixels(longestSide: nil) }
}
