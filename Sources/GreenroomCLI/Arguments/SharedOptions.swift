import ArgumentParser

/// The model that a request is for.
struct ModelOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The model (GREENROOM_MODEL).", valueName: "model"), completion: Completions.ofModels)
  var model: String?
}

/// The two references that stand in fields of their own.
struct FrameOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The first frame.", valueName: "asset"), completion: .file())
  var firstFrame: RawArgument?

  @Option(help: ArgumentHelp("The last frame.", valueName: "asset"), completion: .file())
  var lastFrame: RawArgument?
}

/// For whatever writes.
struct RehearsalOption: ParsableArguments {
  @Flag(help: "Say what would be done, and record nothing.")
  var dryRun = false
}
