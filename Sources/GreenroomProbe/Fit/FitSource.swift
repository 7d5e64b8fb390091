import CLibAV
import Glibc
import GreenroomModel

/// The file that a copy is made of, to be opened once for each time that it is read.
struct FitSource {
  /// More than any copy takes; whoever waits for it has a limit of their own.
  private static let deadline = Duration.seconds(86_400)

  let limits = ProbeLimits.standard
  private let path: MediaPath

  init(_ path: MediaPath) { self.path = path }

  func open() throws(FitFailure) -> PlayedFile {
    do throws(FileProblem) {
      let source = try FileSource(opening: path, readAhead: true)
      return try PlayedFile(
        source, limits: limits, deadline: Deadline(after: Self.deadline), isThorough: true)
    } catch {
      throw FitFailure(error)
    }
  }

  func decoder(of stream: UnsafeMutablePointer<AVStream>, _ what: String) throws(FitFailure) -> Decoder {
    guard let decoder = Decoder(stream, mostPixels: limits.mostVideoPixels) else {
      throw FitFailure("Its \(what) cannot be decoded.")
    }
    return decoder
  }

  /// Bytes of what was written.
  static func size(of path: MediaPath) throws(FitFailure) -> Int64 {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else {
      throw FitFailure("The copy cannot be read again: \(String(cString: strerror(errno))).")
    }
    return Int64(status.st_size)
  }
}

/// Throws what libav says on writing as the reason why there is no copy.
func writing<Value: ~Copyable>(_ body: () throws(AVError) -> Value) throws(FitFailure) -> Value {
  do throws(AVError) { return try body() } catch { throw FitFailure(writing: error) }
}
