import Greenroom
import GreenroomModel

/// What a command works with: the settings in force and the way to the library.
struct CommandContext: Sendable {
  let settings: Settings
  let installation: Installation
  let workingFolder: MediaPath
  let progress: ProgressLine
  let isVerbose: Bool
}
