/// What `greenroom serve` is told.
package struct ServeOptions: Sendable {
  package static let standardPort = 7_411

  package var bind = "127.0.0.1"
  /// 0 takes any that is free.
  package var port = standardPort
  package var scopes = Set(ServerScope.allCases)
  /// How many tasks, and how many seconds of clips, may be paid for while this server runs.
  package var spendTasks = 10
  package var spendSeconds = 120.0
  /// Whether what is staged is served too, and gateways are heard that call back.
  package var servesStaging = true
  /// Whether the previews that assets lack are made while nobody waits for any.
  package var fillsPreviews = true
  /// Where the world finds what is staged.
  package var publicURL: String?

  package init() {}
}
