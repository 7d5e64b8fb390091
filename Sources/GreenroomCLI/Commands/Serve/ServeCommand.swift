import ArgumentParser
import Glibc
import Greenroom
import GreenroomModel
import GreenroomServer

struct ServeCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open the library as a page, and its workflows over HTTP, until Ctrl-C.",
    discussion: """
      It prints the page's address once, with the token that lets in behind its #; open it in a browser, which then \
      keeps a cookie, or send the token as `Authorization: Bearer`. Only this machine can reach it unless --bind says \
      otherwise. What is staged is served too, and paid work is followed until its clips are here.

      Examples:
        greenroom serve
        greenroom serve --port 8080 --scope read --scope curate
        greenroom serve --spend-tasks 2 --spend-seconds 20
        greenroom serve --bind 0.0.0.0              let other machines ask, with the token
      """)

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var bind = ServeOptions().bind

  @Option(help: ArgumentHelp("The port to listen on; 0 takes any that is free.", valueName: "port"))
  var port = ServeOptions.standardPort

  @Option(
    help: ArgumentHelp(
      "What those who are let in may do (all): \(ServerScope.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "scope"))
  var scope: [ServerScope] = []

  @Option(help: ArgumentHelp("How many tasks may be paid for while it runs.", valueName: "n"))
  var spendTasks = ServeOptions().spendTasks

  @Option(help: ArgumentHelp("How many seconds of clips may be paid for while it runs.", valueName: "s"))
  var spendSeconds = ServeOptions().spendSeconds

  @Option(help: ArgumentHelp("Where the world finds what is staged.", valueName: "url"))
  var publicURL: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Make the previews that assets lack while nobody waits for one.")
  var fillPreviews = ServeOptions().fillsPreviews

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if UInt16(exactly: port) == nil { throw ValidationError("--port takes a number up to 65535.") }
    if spendTasks < 0 || !(spendSeconds >= 0) { throw ValidationError("What may be spent is not below 0.") }
  }

  func adjust(_ flags: inout SettingFlags) { flags.publicURL = publicURL }

  func outcome(in context: CommandContext) throws -> Outcome {
    let events = EventHub()
    let library = try Library(
      settings: context.settings, installation: context.installation, observer: events.hear)
    let options = options(context.settings.staging, library)
    try Interruption.heeded { shouldStop in
      let server = try LibraryServer.start(library, options, events: events)
      try context.show(
        ServeDocument(
          address: server.address, token: server.token.text,
          scopes: ServerScope.allCases.filter(options.scopes.contains).map(\.rawValue)))
      while !shouldStop() {
        guard server.isRunning else { throw LibraryServer.diedAlone }
        usleep(100_000)
      }
      server.stop()
    }
    return Outcome(Interruption.status)
  }

  private func options(_ staging: StagingSettings, _ library: Library) -> ServeOptions {
    var options = ServeOptions()
    options.bind = bind
    options.port = port
    if !scope.isEmpty { options.scopes = Set(scope).union([.read]) }
    options.spendTasks = spendTasks
    options.spendSeconds = spendSeconds
    options.fillsPreviews = fillPreviews
    // Where somebody serves them already, or they are elsewhere, that is enough.
    options.servesStaging =
      staging.backend.value == .embedded && ListenerNotice.current(in: library.folder) == nil
    options.publicURL = staging.publicURL.value
    return options
  }
}

extension ServerScope: ExpressibleByArgument {}
