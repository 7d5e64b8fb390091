import CLibAV

/// The signs by which libav lets one know that a stream is encrypted.
enum EncryptionMarks {
  /// Sample entries of ISO/IEC 14496-12 8.12 and of Apple's own protection.
  private static let sampleEntries: Set<UInt32> = Set(
    ["encv", "enca", "enct", "encs", "drms", "drmi"].map(littleEndianTag))

  static func isMarked(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
    if sampleEntries.contains(stream.pointee.codecpar.pointee.codec_tag) { return true }
    if hasSideData(stream, AV_PKT_DATA_ENCRYPTION_INIT_INFO) { return true }
    return LibAV.metadata(stream.pointee.metadata, "enc_key_id") != nil
  }

  static func isMarked(_ packet: UnsafeMutablePointer<AVPacket>) -> Bool {
    var size = 0
    return av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, &size) != nil
  }

  private static func hasSideData(_ stream: UnsafeMutablePointer<AVStream>, _ type: AVPacketSideDataType)
    -> Bool
  {
    var size = 0
    return av_stream_get_side_data(stream, type, &size) != nil
  }

  private static func littleEndianTag(_ text: String) -> UInt32 {
    text.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
