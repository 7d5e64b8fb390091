/// How long a listener waits for whom.
struct ListenerPatience: Sendable {
  /// Seconds that a client may take to say what it wants.
  var request: Int64
  /// Seconds in which a client takes nothing before its connection is closed.
  var stall: Int64
  /// How long transfers that run may take to finish once the listener is told to stop.
  var grace: Duration
  /// How long a client of events may take none of them.
  var unread = Duration.seconds(60)

  /// Answers of a server may take a while to come, as a copy that is made does.
  static let ofServer = ListenerPatience(request: 30, stall: 900, grace: .seconds(5))
  static let standard = ListenerPatience(request: 30, stall: 60, grace: .seconds(5))
}
