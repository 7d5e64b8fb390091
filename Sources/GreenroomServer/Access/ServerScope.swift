/// What somebody who is let in may do.
package enum ServerScope: String, CaseIterable, Sendable {
  /// See everything.
  case read
  /// Name, tag, rate, order, upload and fit.
  case curate
  /// Put references where gateways can fetch them, and bring clips here.
  case stage
  /// Pay.
  case spend
}
