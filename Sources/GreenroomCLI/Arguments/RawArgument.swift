import ArgumentParser
import GreenroomModel

/// An argument that may name a file: it keeps the bytes that were typed.
struct RawArgument: ExpressibleByArgument, Equatable, Sendable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(argument: String) { bytes = ArgumentText.bytes(of: argument) }

  /// For everything that is not a path: what is not UTF-8 stands as `\xNN`.
  var text: String { MediaPath(bytes: bytes).text }

  func path(in folder: MediaPath) -> MediaPath { MediaPath(resolving: bytes, in: folder) }
}

extension CommandLine {
  /// The arguments after the program's name, byte for byte.
  static var raw: [[UInt8]] {
    (1..<max(1, Int(argc))).compactMap { index in
      unsafeArgv[index].map { pointer in
        Array(UnsafeRawBufferPointer(start: pointer, count: length(of: pointer)))
      }
    }
  }

  private static func length(of text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }
}
