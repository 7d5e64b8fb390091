import ArgumentParser
import Glibc
import Greenroom
import GreenroomModel
import GreenroomServer

struct StageServe: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve what is staged in the library until Ctrl-C.",
    discussion: """
      Links are signed and end by themselves; nothing else of the library is shown. On this machine's own \
      address only the sandbox can fetch them: let a tunnel or a proxy lead to the port, and name its address.

      Examples:
        greenroom stage serve
        greenroom stage serve --public-url https://refs.example.com
        greenroom stage serve --bind 0.0.0.0 --port 8080
      """)

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var bind: String?

  @Option(help: ArgumentHelp("The port to listen on; 0 takes any that is free.", valueName: "port"))
  var port: Int?

  @Option(help: ArgumentHelp("Where the world finds this listener.", valueName: "url"))
  var publicURL: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let port, UInt16(exactly: port) == nil { throw ValidationError("--port takes a number up to 65535.") }
  }

  func adjust(_ flags: inout SettingFlags) {
    flags.publicURL = publicURL
    flags.bind = bind
    flags.port = port
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let staging = context.settings.staging
    try Interruption.heeded { shouldStop in
      let listener = try StagingListener.start(
        library: context.library(), bind: staging.bind.value, port: staging.port.value,
        publicURL: staging.publicURL.value)
      try context.show(ListenerDocument(address: listener.address, publicURL: staging.publicURL.value))
      while !shouldStop() {
        guard listener.isRunning else { throw StagingListener.diedAlone }
        usleep(100_000)
      }
      listener.stop()
    }
    return Outcome(Interruption.status)
  }
}
