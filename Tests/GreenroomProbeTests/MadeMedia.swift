import Foundation
import GreenroomModel
import GreenroomTestSupport

@testable import GreenroomProbe

/// A folder in which a test makes media with ffmpeg and probes them.
struct MadeMedia {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A moving picture of 160×120 at `rate` frames a second, with a tone where `sound` is true, in H.264 and AAC
  /// with a key frame a second.
  @discardableResult
  func clip(
    _ name: String, seconds: Double = 2, rate: String = "25", filter: String? = nil, sound: Bool = false,
    _ more: [String] = []
  ) throws -> String {
    let path = folder.appending(name)
    var arguments = ["-f", "lavfi", "-i", "testsrc2=s=160x120:r=\(rate):d=\(seconds)"]
    if sound { arguments += ["-f", "lavfi", "-i", "sine=d=\(seconds)"] }
    if let filter { arguments += ["-vf", filter, "-vsync", "vfr"] }
    arguments += [
      "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25", "-c:a", "aac",
    ]
    try Tool.ffmpeg(arguments + more + [path])
    return path
  }

  /// A tone of 440 Hz.
  @discardableResult
  func tone(_ name: String, seconds: Double = 10, rate: Int = 44_100, _ more: [String] = []) throws -> String
  {
    let path = folder.appending(name)
    try Tool.ffmpeg(["-f", "lavfi", "-i", "sine=d=\(seconds):sample_rate=\(rate)"] + more + [path])
    return path
  }

  /// A copy of the streams of `source` in another file.
  @discardableResult
  func copy(_ source: String, to name: String, before: [String] = [], _ more: [String] = []) throws -> String
  {
    let path = folder.appending(name)
    try Tool.ffmpeg(before + ["-i", source, "-c", "copy"] + more + [path])
    return path
  }

  /// A file with the bytes of `source` after `change`.
  @discardableResult
  func changed(_ source: String, to name: String, _ change: (inout [UInt8]) -> Void) throws -> String {
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: source)))
    change(&bytes)
    return try folder.write(bytes, to: name)
  }
}

extension Prober {
  func report(_ path: String, _ depth: ProbeDepth) throws -> ProbeReport {
    try probe(MediaPath(path), depth: depth).get()
  }

  func facts(_ path: String, _ depth: ProbeDepth = .packets) throws -> MediaFacts {
    try report(path, depth).facts
  }

  func problem(_ path: String, _ depth: ProbeDepth = .headers) -> FileProblem? {
    guard case .failure(let problem) = probe(MediaPath(path), depth: depth) else { return nil }
    return problem
  }
}

extension Array<UInt8> {
  /// Where `text` first stands.
  func position(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    return indices.first { self[$0...].starts(with: wanted) }
  }

  mutating func putBig(_ value: UInt32, at offset: Int) {
    for index in 0..<4 { self[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * index)) }
  }

  mutating func putLittle(_ value: UInt32, at offset: Int) { putBig(value.byteSwapped, at: offset) }
}
