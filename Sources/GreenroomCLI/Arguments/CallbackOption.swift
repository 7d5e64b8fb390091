import ArgumentParser
import Greenroom
import GreenroomModel

/// Whether the gateway is to say when it is done.
struct CallbackOption: ParsableArguments {
  @Flag(help: "Have the gateway call this library's listener when the task is over (staging.publicURL).")
  var callback = false

  func adjust(_ build: inout RequestBuild, in context: CommandContext) throws {
    guard callback else { return }
    build.flags.parameters.append(.init("callback_url", .string(try context.library().callbackURL)))
  }
}
