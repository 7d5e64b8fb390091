import Foundation

/// A program that tells the truth about media, or makes some.
enum Tool {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What `name` prints for `arguments`; throws where it is missing or ends with a failure.
  @discardableResult
  static func run(_ name: String, _ arguments: [String], mayFail: Bool = false) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard mayFail || process.terminationStatus == 0 else {
      throw Failure(description: "\(name) \(arguments.joined(separator: " ")) failed")
    }
    return data
  }

  /// Makes media with ffmpeg, whose frames and samples are the same each time.
  static func ffmpeg(_ arguments: [String]) throws {
    try run("ffmpeg", ["-nostdin", "-v", "error", "-y", "-bitexact"] + arguments)
  }

  /// Seconds of sound that decoding gives, counted by the sample; nil where none can be decoded.
  static func decodedSeconds(_ path: String) throws -> Double? {
    let rate = 48_000
    let samples = try run(
      "ffmpeg",
      [
        "-nostdin", "-v", "quiet", "-i", path, "-map", "0:a:0", "-ac", "1", "-ar", "\(rate)", "-f", "u8", "-",
      ],
      mayFail: true)
    return samples.isEmpty ? nil : Double(samples.count) / Double(rate)
  }

  /// From the first beginning to the last end of all packets of video and sound that are played; nil where
  /// there are none.
  static func packetSeconds(_ path: String) throws -> Double? {
    let entries = "stream=index,codec_type:packet=stream_index,pts_time,dts_time,duration_time,flags"
    let json = try run(
      "ffprobe", ["-v", "quiet", "-of", "json", "-show_entries", entries, path], mayFail: true)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let listing = try? decoder.decode(PacketListing.self, from: json) else { return nil }
    let real = Set((listing.streams ?? []).filter { ["video", "audio"].contains($0.codecType) }.map(\.index))
    var begin = Double.infinity
    var end = -Double.infinity
    for packet in listing.packets ?? []
    where real.contains(packet.streamIndex) && !(packet.flags ?? "").contains("D") {
      guard let time = (packet.ptsTime ?? packet.dtsTime).flatMap(Double.init) else { continue }
      begin = min(begin, time)
      end = max(end, time + (packet.durationTime.flatMap(Double.init) ?? 0))
    }
    return end > begin ? end - begin : nil
  }

  private struct PacketListing: Decodable {
    struct Stream: Decodable {
      let index: Int
      let codecType: String?
    }
    struct Packet: Decodable {
      let streamIndex: Int
      let ptsTime: String?
      let dtsTime: String?
      let durationTime: String?
      let flags: String?
    }
    let streams: [Stream]?
    let packets: [Packet]?
  }
}
