import ArgumentParser
import Greenroom
import GreenroomModel

struct StageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stage",
    abstract: "Put references where the gateway can fetch them, and keep track of it.",
    discussion: """
      Without any setting, files are kept in the library and served by Greenroom's own listener \
      (greenroom stage serve). `greenroom config` shows the settings for a bucket or a folder of your own.
      """,
    subcommands: [
      StagePush.self, StageList.self, StageVerify.self, StageRenew.self, StageSweep.self, StageServe.self,
    ])
}

/// Which store is meant, and how long its URLs shall last.
struct StagingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where to put them: embedded, s3 or directory.", valueName: "kind"))
  var backend: StagingBackendChoice?

  @Option(help: ArgumentHelp("How long the URLs shall last, such as 12h or 3d.", valueName: "time"))
  var expires: TimeSpan?

  @Option(help: ArgumentHelp("The public address of Greenroom's own listener.", valueName: "url"))
  var publicURL: String?

  func adjust(_ flags: inout SettingFlags) {
    flags.stagingBackend = backend
    flags.stagingExpiry = expires
    flags.publicURL = publicURL
  }
}

extension StagingBackendChoice: ExpressibleByArgument {}

extension TimeSpan: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
