package import GreenroomModel

/// What a request is to be built from: a draft file, what the command line says over it, and a set.
package struct RequestBuild: Sendable {
  package var draft: MediaPath?
  /// Beats the draft file field by field; its references come behind the file's.
  package var flags = Draft()
  /// The reference set whose members come first.
  package var set: String?
  /// Each combination of values is a request of its own.
  package var variations: [Variation] = []
  /// Take warnings for errors.
  package var isStrict = false
  /// Compose and judge, and store nothing.
  package var isDryRun = false
  /// Put the references where the gateway can fetch them, and compose with their URLs.
  package var isStaged = false
  /// It is staged when it is submitted, so that nothing need be said of URLs it does not have yet.
  package var isForSubmit = false
  /// Asked now and then while references are staged.
  package var shouldStop: @Sendable () -> Bool = { false }
  /// It came over the network, and may name assets and URLs but no file of this machine.
  package var isFromElsewhere = false
  /// Where relative paths of the flags are meant.
  package var workingFolder: MediaPath

  package init(workingFolder: MediaPath) { self.workingFolder = workingFolder }
}
