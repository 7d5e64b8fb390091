import ArgumentParser
import Greenroom
import GreenroomModel

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Flag(name: .long, help: "Print the result as one JSON document.")
  var json = false

  @Option(
    name: .long,
    help: ArgumentHelp("The library folder (GREENROOM_LIBRARY).", valueName: "dir"),
    completion: .directory)
  var library: RawArgument?

  @Option(
    name: .long, help: "The gateway whose rules apply (GREENROOM_PROFILE).",
    completion: Completions.ofProfiles)
  var profile: String?

  @Flag(name: .shortAndLong, help: "Say nothing but the result and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say which settings are in force, on the error stream.")
  var verbose = false

  @Flag(name: .long, help: "Use no colours (NO_COLOR).")
  var noColor = false

  @Option(name: .long, help: "How to show progress.")
  var progress: ProgressChoice?

  func flags(in folder: MediaPath) -> SettingFlags {
    var flags = SettingFlags()
    flags.library = library?.path(in: folder)
    flags.profile = profile
    flags.color = noColor ? .never : nil
    flags.progress = progress ?? (quiet ? ProgressChoice.none : nil)
    return flags
  }
}

extension ProgressChoice: ExpressibleByArgument {}
