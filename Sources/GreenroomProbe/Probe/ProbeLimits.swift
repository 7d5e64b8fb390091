import GreenroomModel

/// What one file may cost. A file that wants more is reported as it stands when the limit is met; it never
/// takes the library down with it.
package struct ProbeLimits: Equatable, Sendable {
  /// Wall time for headers. A real file needs well under 100 ms, also from a slow disk.
  package var headerDeadline: Duration
  /// Wall time for every packet and every decode of one file.
  package var packetDeadline: Duration

  package init(headerDeadline: Duration, packetDeadline: Duration) {
    self.headerDeadline = headerDeadline
    self.packetDeadline = packetDeadline
  }

  package static let standard = ProbeLimits(
    headerDeadline: .seconds(3), packetDeadline: .seconds(30))
}
