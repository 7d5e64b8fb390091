import ArgumentParser
import Foundation
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

  @Option(
    help: ArgumentHelp("The port to listen on (the profile's); 0 takes any that is free.", valueName: "port"))
  var port: Int?

  @Option(help: ArgumentHelp("How long a task takes, such as 20s or 300ms.", valueName: "time"))
  var latency = SecondsArgument(SandboxOptions().latency)

  @Option(help: ArgumentHelp("How long it waits before that.", valueName: "time"))
  var queue = SecondsArgument(SandboxOptions().queue)

  @Option(
    help: ArgumentHelp(
      "Do something wrong, always or the next n times: "
        + SandboxFault.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "kind[=n]"))
  var fail: [SandboxFault] = []

  @Option(
    help: ArgumentHelp("How long links to clips live (as long as the profile says).", valueName: "time"))
  var linkLife: SecondsArgument?

  @Option(help: ArgumentHelp("The one key that is let in; any where it is not given.", valueName: "key"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "How states of tasks are written down: "
        + SandboxDrift.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "contract"))
  var drift: SandboxDrift?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let port, UInt16(exactly: port) == nil { throw ValidationError("--port takes a number up to 65535.") }
    if linkLife?.seconds == 0 { throw ValidationError("A link that lives takes more than 0 seconds.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    let profile = try library.sandboxProfile()
    try Interruption.heeded { shouldStop in
      let sandbox = try SandboxGateway.start(options: options(profile), library: library)
      defer { sandbox.stop() }
      let listener = try ListenerForSubmit(library, context.settings.staging)
      defer { listener.stop() }
      try context.show(SandboxDocument(address: sandbox.address, profile: profile.id))
      while !shouldStop() {
        guard sandbox.isRunning else { throw SandboxGateway.diedAlone }
        usleep(100_000)
      }
    }
    return Outcome(Interruption.status)
  }

  private func options(_ profile: Profile) -> SandboxOptions {
    var options = SandboxOptions()
    options.port = port ?? URLComponents(string: profile.gateway.baseURL)?.port ?? 0
    options.latency = latency.seconds
    options.queue = queue.seconds
    options.faults = fail
    options.linkLife = linkLife?.seconds
    options.key = key
    options.drift = drift
    return options
  }
}

extension SandboxFault: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension SandboxDrift: ExpressibleByArgument {}
