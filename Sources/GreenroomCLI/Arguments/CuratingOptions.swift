import ArgumentParser
import Foundation
import Greenroom
import GreenroomModel

/// For whatever may change many assets at once.
struct CuratingOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not ask before many are changed.")
  var yes = false

  @OptionGroup var rehearsal: RehearsalOption
}

extension CommandContext {
  /// Does something with the assets that are named, or that a query finds. Where a query finds several, a person is
  /// asked first.
  ///
  /// - Parameter verb: What is to be done, for the question: `tag`, `rate`.
  func curating(
    _ arguments: [RawArgument], _ options: CuratingOptions, _ verb: String, isJSON: Bool,
    _ work: (Library, ChosenAssets) throws -> any Document
  ) throws -> Outcome {
    try curating(arguments.map(asset), options, verb, isJSON: isJSON, work)
  }

  func curating(
    _ arguments: [AssetArgument], _ options: CuratingOptions, _ verb: String, isJSON: Bool,
    _ work: (Library, ChosenAssets) throws -> any Document
  ) throws -> Outcome {
    guard !options.rehearsal.dryRun else {
      return try writing(options.rehearsal) { library in
        let chosen = try library.chosen(arguments)
        if chosen.isByQuery, !isJSON { try ask(ChosenDocument(names: chosen.names), nil) }
        return try work(library, chosen)
      }
    }
    let library = try library()
    let chosen = try library.chosen(arguments)
    if chosen.isByQuery, chosen.count > 1, !options.yes {
      try confirm(ChosenDocument(names: chosen.names), "\(verb) \(chosen.count) assets?", isJSON: isJSON)
    }
    return Outcome(try work(library, chosen))
  }

  /// - Throws: `usage` where nobody is there to be asked, `interrupted` where the answer is no.
  func confirm(_ document: any Document, _ question: String, isJSON: Bool) throws {
    let question = question.prefix(1).uppercased() + question.dropFirst()
    guard Question.canBeAsked, !isJSON else {
      if !isJSON { try ask(document, nil) }
      throw GreenroomError(
        .usage, "\(question) Nobody is here to say yes, so nothing was changed.",
        hint: "--yes does it without asking; --dry-run shows what would be done.")
    }
    try ask(document, question)
    guard Question.isAnsweredWithYes() else {
      throw GreenroomError(.interrupted, "Nothing was changed.")
    }
  }
}

/// What a query has found, for whoever is asked about it.
struct ChosenDocument: Document {
  /// More names than this are counted.
  private static let shown = 12

  let names: [String]

  func render(on page: inout Page) {
    for name in names.prefix(Self.shown) { page.line(StyledText("  " + page.shown(name))) }
    if names.count > Self.shown {
      page.line(StyledText("  and \(Amount.count(names.count - Self.shown)) more", .dim))
    }
  }
}
