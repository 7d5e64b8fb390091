import ArgumentParser
import Greenroom
import GreenroomModel

struct StagePush: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: "Upload what passes the preflight, and prove that it can be fetched.",
    discussion: """
      Every file is read and judged first, sent once however often it is pushed, and fetched back and compared \
      before its URL is given out. An upload that was interrupted goes on where it was. Exit code 5 says that \
      the preflight refused something, 3 that some of several files failed.

      Examples:
        greenroom stage push hero.jpg dolly.mp4
        greenroom stage push --set trailer --model seedance-2.0
        greenroom stage push @hero --expires 7d --urls
        greenroom stage push 'tag:approved' --dry-run
      """)

  @Argument(help: ArgumentHelp("Files, assets, or a query.", valueName: "asset"))
  var assets: [RawArgument] = []

  @Option(help: ArgumentHelp("The members of this reference set.", valueName: "name"))
  var set: String?

  @Option(
    help: ArgumentHelp("The model they must pass for; without it, any of the profile's.", valueName: "model"))
  var model: String?

  @Option(help: ArgumentHelp("How many files are sent at once.", valueName: "n"))
  var transfers = StageRequest().transfers

  @Flag(name: .customLong("no-fetch-back"), help: "Do not fetch anything back; trust the ledger.")
  var skipsFetchBack = false

  @Flag(help: "Print the URLs alone, one a line.")
  var urls = false

  @OptionGroup var staging: StagingOptions
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard StageRequest.transferRange.contains(transfers) else {
      let range = StageRequest.transferRange
      throw ValidationError("--transfers takes a number from \(range.lowerBound) to \(range.upperBound).")
    }
  }

  func adjust(_ flags: inout SettingFlags) { staging.adjust(&flags) }

  func outcome(in context: CommandContext) throws -> Outcome {
    var request = StageRequest()
    request.arguments = assets.map(context.asset)
    request.set = set
    request.model = model
    request.isDryRun = rehearsal.dryRun
    request.fetchesBack = !skipsFetchBack
    request.transfers = transfers
    let library = try context.library()
    let document = try Interruption.heeded { try library.push(request, shouldStop: $0) }
    return try StageOutcome.of(document, urlsAlone: urls)
  }
}

/// How a staging command ends.
enum StageOutcome {
  /// - Throws: The failure itself where there was one item alone: it is then the command's.
  static func of(_ document: StageDocument, urlsAlone: Bool = false) throws -> Outcome {
    if document.objects.isEmpty, document.refused.isEmpty, document.failures.count == 1,
      let failure = document.failures.first
    {
      throw GreenroomError(.init(rawValue: failure.code), failure.message, hint: failure.hint)
    }
    var notices = document.notices
    if document.isDryRun { notices.insert("A dry run: nothing was sent or recorded.", at: 0) }
    if urlsAlone {
      notices += document.refused.flatMap(\.findings).filter { $0.severity == .error }.map(\.message)
      notices += document.failures.map(\.message)
    }
    let shown: any Document = urlsAlone ? StageURLs(document) : document
    return Outcome(shown, status(document), notices: notices)
  }

  private static func status(_ document: StageDocument) -> ExitStatus {
    if !document.refused.isEmpty { return .refused }
    guard !document.failures.isEmpty else { return .done }
    if document.objects.isEmpty {
      let isRefused = document.failures.allSatisfy { $0.code == GreenroomError.Code.unauthorized.rawValue }
      return isRefused ? .unauthorized : .failed
    }
    return .partial
  }
}
