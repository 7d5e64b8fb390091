import Greenroom
import GreenroomModel

/// What a command works with: the settings in force and the way to the library.
struct CommandContext: Sendable {
  let settings: Settings
  let installation: Installation
  let workingFolder: MediaPath
  let progress: ProgressLine
  let isVerbose: Bool

  func library() throws -> Library { try Library(settings: settings, installation: installation) }

  func asset(_ argument: RawArgument) -> AssetArgument {
    AssetArgument(text: argument.text, path: argument.path(in: workingFolder))
  }

  func path(_ argument: RawArgument) -> MediaPath { argument.path(in: workingFolder) }
}
