import Foundation
import Glibc

/// A web server on loopback whose certificate nobody vouches for. Needs `openssl`.
package final class UntrustedTLSServer: Sendable {
  struct DoesNotStart: Error, CustomStringConvertible {
    let description = "openssl s_server does not start. Is openssl installed?"
  }

  private static let script = """
    openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 \
      -addext subjectAltName=IP:127.0.0.1 -keyout "$1/key" -out "$1/certificate" &&
    exec openssl s_server -accept "127.0.0.1:$2" -key "$1/key" -cert "$1/certificate" -www
    """

  private let guardian: Guardian
  /// `https://127.0.0.1:PORT`
  package let url: String

  package init() throws {
    let port = try FreePorts.pick(1)[0]
    let folder = NSTemporaryDirectory() + "greenroom-tls-\(UUID().uuidString.lowercased())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guardian = try Guardian(
      ["/bin/sh", "-c", Self.script, "server", folder, "\(port)"], folder: folder, log: folder + "/log",
      litter: "")
    url = "https://127.0.0.1:\(port)"
    for _ in 0..<1_000 where FreePorts.isFree(port) { usleep(20_000) }
    guard !FreePorts.isFree(port) else { throw DoesNotStart() }
  }
}
