import GreenroomCatalog
import GreenroomModel

/// Assets that something is to be done with.
package struct ChosenAssets: Sendable {
  let records: [AssetRecord]
  /// The path that each was named by, where it was.
  let paths: [MediaPath?]
  /// True where nobody named them one by one.
  package let isByQuery: Bool

  package var count: Int { records.count }

  /// What people know them by, in order.
  package var names: [String] {
    records.map { record in record.name.map { "@" + $0 } ?? record.path?.text ?? record.id.text }
  }
}

extension Library {
  /// The assets that the arguments name one by one, else those that they find as the words of a query.
  ///
  /// - Throws: `not_found` where that is nothing, `ambiguous`, `invalid_query`.
  package func chosen(_ arguments: [AssetArgument]) throws -> ChosenAssets {
    guard let subjects = try subjects(arguments) else {
      let records = try found(arguments)
      return ChosenAssets(records: records, paths: records.map { _ in nil }, isByQuery: true)
    }
    return ChosenAssets(
      records: try indexed(subjects, named: arguments.map(\.text)), paths: subjects.map(\.filePath),
      isByQuery: false)
  }
}

// For those who may not name files of this machine.
extension Library {
  /// The assets of these ids, beginnings of ids and `@name`s. Nothing is taken for a path or a query.
  ///
  /// - Throws: `not_found`, `ambiguous`.
  package func chosen(catalogued texts: [String]) throws -> ChosenAssets {
    let records = try texts.map { try asset(catalogued: $0) }
    return ChosenAssets(records: records, paths: records.map { _ in nil }, isByQuery: false)
  }

  /// All assets that a query finds, be it none.
  package func chosen(matching query: String) throws -> ChosenAssets {
    let records = try self.records(matching: query)
    return ChosenAssets(records: records, paths: records.map { _ in nil }, isByQuery: true)
  }

  /// What these name, as arguments of workflows: URLs as they are, everything else by its whole id.
  ///
  /// - Throws: `not_found`, `ambiguous`.
  package func arguments(catalogued texts: [String]) throws -> [AssetArgument] {
    try texts.map { text in
      let argument = AssetArgument(fromElsewhere: text)
      return argument.isURL ? argument : AssetArgument(fromElsewhere: try asset(catalogued: text).id.text)
    }
  }
}
