import GreenroomMedia
import GreenroomModel

/// Makes the previews that a library's assets lack while a server runs and nobody waits for one: one at a time, the
/// newest first, by a worker that only has the time that is left over. On a thread of its own.
package final class PreviewBackfill: Sendable {
  /// How long nobody must have waited for a preview.
  package static let standardRest = Duration.seconds(2)

  /// Hears what it has come to, and what it was like before.
  package typealias Listener = @Sendable (BackfillDocument, _ before: BackfillDocument) -> Void

  private let control: BackfillControl
  private let thread: BlockingThread

  /// - Parameters:
  ///   - rest: How long nobody must have waited for a preview.
  ///   - onChange: Called after each preview and whenever it stops or goes on.
  package init(
    _ library: Library, rest: Duration = standardRest,
    onChange: @escaping Listener = { _, _ in }
  ) throws {
    let control = BackfillControl()
    self.control = control
    thread = try BlockingThread {
      var run = BackfillRun(library, control, rest: rest, onChange)
      run.untilTheEnd()
    }
  }

  package var document: BackfillDocument { control.document }

  /// Makes none from now on, or goes on. Returns what it is like then.
  package func pause(_ isPaused: Bool) -> BackfillDocument { control.pause(isPaused) }

  /// Returns once nothing is under way.
  package func stop() {
    control.end()
    thread.join()
  }

  /// Waits until it is like that; nil where it was not within `duration`.
  package func wait(
    for duration: Duration, until isWanted: (BackfillDocument) -> Bool
  ) -> BackfillDocument? {
    control.wait(for: duration, until: isWanted)
  }
}
