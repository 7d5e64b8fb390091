import ArgumentParser
import Glibc
import Greenroom
import GreenroomModel
import GreenroomServer

struct SandboxCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Stand in for the gateway on this machine: the whole loop without a key, until Ctrl-C.",
    discussion: """
      It judges bodies strictly, really fetches every reference, and answers with a clip that can be played. \
      What is staged in the library is served while it runs. In another terminal, use the profile `sandbox`, and \
      any word as the key:

        export GREENROOM_PROFILE=sandbox GREENROOM_API_KEY=sandbox
        greenroom task submit draft.yaml --wait

      Examples:
        greenroom sandbox
        greenroom sandbox --latency 20s --fail http-429=2
        greenroom sandbox --fail lost-after=1          take the job, and lose the answer
        greenroom sandbox --profile qingbo-2026-09     the contract of September
      """)

  @Option(help: ArgumentHelp("The port to listen on; 0 takes any that is free.", valueName: "port"))
  var port = 7_878

  @Option(help: ArgumentHelp("How long a task takes, such as 0.5 or 20s.", valueName: "time"))
  var latency = Delay(seconds: SandboxOptions().latency)

  @Option(help: ArgumentHelp("How long it waits before that.", valueName: "time"))
  var queue = Delay(seconds: SandboxOptions().queue)

  @Option(
    help: ArgumentHelp(
      "Do something wrong, always or the next n times: "
        + SandboxFault.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "kind[=n]"))
  var fail: [SandboxFault] = []

  @Option(help: ArgumentHelp("How long links to clips live.", valueName: "time"))
  var linkLife: Delay?

  @Option(help: ArgumentHelp("The one key that is let in; any where it is not given.", valueName: "key"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "How states of tasks are written down: "
        + SandboxDrift.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "contract"))
  var drift: SandboxDrift?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if UInt16(exactly: port) == nil { throw ValidationError("--port takes a number up to 65535.") }
    if linkLife?.seconds == 0 { throw ValidationError("A link that lives takes more than 0 seconds.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    var options = SandboxOptions()
    options.port = port
    options.latency = latency.seconds
    options.queue = queue.seconds
    options.faults = fail
    options.linkLife = linkLife?.seconds
    options.key = key
    options.drift = drift
    let sandbox = try SandboxGateway.start(options: options, library: library)
    let listener = try ListenerForSubmit(library, context.settings.staging)
    defer { listener.stop() }
    try context.show(
      SandboxDocument(address: sandbox.address, profile: try library.sandboxProfile().id))
    Interruption.heeded { shouldStop in
      while !shouldStop(), sandbox.isRunning { usleep(100_000) }
      sandbox.stop()
    }
    return Outcome(Interruption.status)
  }
}

/// A short time: seconds, also parts of one, or a number with a unit.
struct Delay: ExpressibleByArgument, CustomStringConvertible {
  let seconds: Double

  init(seconds: Double) { self.seconds = seconds }

  init?(argument: String) {
    let number = Double(argument) ?? TimeSpan(argument).map { Double($0.seconds) }
    guard let number, number.isFinite, number >= 0 else { return nil }
    seconds = number
  }

  var description: String { "\(seconds)" }
}

extension SandboxFault: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension SandboxDrift: ExpressibleByArgument {}

/// `greenroom.sandbox/1`: where the sandbox is.
struct SandboxDocument: Document {
  let schema = "greenroom.sandbox/1"
  let address: String
  let baseURL: String
  let profile: String

  init(address: String, profile: String) {
    self.address = address
    self.profile = profile
    baseURL = address + "/v1"
  }

  func render(on page: inout Page) {
    page.line(StyledText("The sandbox answers at ") + StyledText(baseURL, .bold) + StyledText("."))
    page.line()
    page.line(StyledText("  export GREENROOM_PROFILE=\(profile) GREENROOM_API_KEY=sandbox", .cyan))
    page.line(StyledText("  export GREENROOM_BASE_URL=\(baseURL)", .cyan))
    page.line()
    page.line(StyledText("Ctrl-C ends it; it forgets its tasks then.", .dim))
  }
}
