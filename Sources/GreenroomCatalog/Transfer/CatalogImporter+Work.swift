import Foundation
import GRDB
import GreenroomModel

// What refers to assets: sets, requests, tasks, derivations.
extension CatalogImporter {
  // MARK: - Sets

  private struct Member: Equatable {
    let asset: Int64
    let name: String?
    let location: Int64?
  }

  private struct Slot: Equatable {
    let name: String
    let kind: String?
    let isRequired: Bool
  }

  /// A set of that name with other members or slots keeps them; the one of the file gets the next free name.
  func takeSet(_ object: JSONValue) throws {
    let name = try text("name", object)
    let members = try list("members", object).compactMap { try member($0, ofSet: name) }
    let slots = try list("slots", object).map {
      Slot(name: try text("name", $0), kind: $0["kind"]?.string, isRequired: $0["isRequired"]?.bool ?? false)
    }
    var (candidate, number) = (name, 1)
    while let present = try self.set(candidate) {
      if try self.members(of: present) == members, try self.slots(of: present) == slots { return }
      number += 1
      candidate = "\(name)-\(number)"
    }
    if candidate != name {
      tally.tell(name, "The set “\(name)” is another one here and stays; that of the file is “\(candidate)”.")
    }
    let given: [(name: String, value: (any DatabaseValueConvertible)?)] = [
      ("name", candidate), ("key", Folding.key(candidate)),
    ]
    try insert("referenceSet", given, TransferColumns.set.filter { $0.name != "name" }, of: object)
    let set = database.lastInsertedRowID
    for (place, member) in members.enumerated() {
      try database.run(
        "INSERT INTO setMember (referenceSet, position, asset, location, name) VALUES (?, ?, ?, ?, ?)", set,
        place + 1, member.asset, member.location, member.name)
    }
    for (place, slot) in slots.enumerated() {
      try database.run(
        "INSERT INTO setSlot (referenceSet, position, name, kind, isRequired) VALUES (?, ?, ?, ?, ?)", set,
        place + 1, slot.name, slot.kind, slot.isRequired)
    }
    tally.setsAdded += 1
  }

  private func member(_ object: JSONValue, ofSet set: String) throws -> Member? {
    let id = try text("asset", object)
    guard let asset = assets[id] else {
      tally.tell(set, "The set “\(set)” has \(id), which is not in the file, and is imported without it.")
      return nil
    }
    let location = try TransferPath.path(object).flatMap { try self.location(at: $0) }
    return Member(asset: asset.row, name: object["name"]?.string, location: location)
  }

  private func set(_ name: String) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM referenceSet WHERE key = ?", arguments: [Folding.key(name)])
  }

  private func slots(of set: Int64) throws -> [Slot] {
    try Row.fetchAll(
      database, sql: "SELECT name, kind, isRequired FROM setSlot WHERE referenceSet = ? ORDER BY position",
      arguments: [set]
    ).map { try Slot(name: $0.at(0), kind: $0.at(1), isRequired: $0.at(2)) }
  }

  private func members(of set: Int64) throws -> [Member] {
    try Row.fetchAll(
      database, sql: "SELECT asset, name, location FROM setMember WHERE referenceSet = ? ORDER BY position",
      arguments: [set]
    ).map { try Member(asset: $0.at(0), name: $0.at(1), location: $0.at(2)) }
  }

  // MARK: - Requests

  func takeRequest(_ object: JSONValue) throws {
    let id = try id(object)
    let renamed = self.renamed(object)
    if try exists("request", id: id) { return try compare("request", id, ["body"], renamed) }
    try insert("request", [("id", id)], TransferColumns.request, of: renamed)
    let request = database.lastInsertedRowID
    for (place, reference) in try list("references", object).enumerated() {
      let asset = reference["asset"]?.string.flatMap { assets[$0]?.row }
      try insert(
        "requestReference", [("request", request), ("position", place + 1), ("asset", asset)],
        TransferColumns.reference, of: reference)
    }
    tally.requestsAdded += 1
  }

  /// Says where what has the same id here is other than in the file.
  private func compare(_ table: String, _ id: String, _ names: [String], _ object: JSONValue) throws {
    let columns = TransferColumns.request.filter { names.contains($0.name) }
    for column in columns {
      let present = try DatabaseValue.fetchOne(
        database, sql: "SELECT \(column.name) FROM \(table) WHERE id = ?", arguments: [id])
      guard try present != column.databaseValue(object) else { continue }
      tally.tell(id, "The \(table) \(id) is another one here and stays; that of the file was left out.")
    }
  }

  /// With the ids that assets have here, where they are others.
  private func renamed(_ value: JSONValue) -> JSONValue {
    let others = assets.filter { $0.key != $0.value.id }
    guard !others.isEmpty else { return value }
    return renamed(value, others.mapValues(\.id))
  }

  private func renamed(_ value: JSONValue, _ names: [String: String]) -> JSONValue {
    switch value {
    case .object(let members): return .object(members.map { .init($0.key, renamed($0.value, names)) })
    case .array(let values): return .array(values.map { renamed($0, names) })
    case .string(let text):
      if let name = names[text] { return .string(name) }
      guard text.hasPrefix(Self.placeholder) else { return value }
      let rest = text.dropFirst(Self.placeholder.count)
      guard let name = names[String(rest.prefix(AssetID.length))] else { return value }
      return .string(Self.placeholder + name + rest.dropFirst(AssetID.length))
    default: return value
    }
  }

  /// What stands in a stored body in place of a staged URL.
  private static let placeholder = "greenroom:"

  // MARK: - Tasks

  func takeTask(_ object: JSONValue) throws {
    let id = try id(object)
    if try exists("task", id: id) { return }
    let request = try Int64.fetchOne(
      database, sql: "SELECT pk FROM request WHERE id = ?", arguments: [try text("request", object)])
    guard let request else {
      return tally.tell(id, "The request of task \(id) is not in the file, so the task was left out.")
    }
    if let known = try twin(of: object) {
      return tally.tell(id, "Task \(id) is \(known) here, by the gateway's name of it, and was left out.")
    }
    try insert("task", [("id", id), ("request", request)], TransferColumns.task, of: object)
    let task = database.lastInsertedRowID
    for event in try list("events", object) {
      try insert("taskEvent", [("task", task)], TransferColumns.event, of: event)
    }
    for (place, staged) in try list("objects", object).enumerated() {
      try insert("taskObject", [("task", task), ("position", place + 1)], TransferColumns.object, of: staged)
    }
    for result in try list("results", object) {
      guard let asset = assets[try text("asset", result)] else { continue }
      try insert("taskResult", [("task", task), ("asset", asset.row)], TransferColumns.result, of: result)
    }
    tally.tasksAdded += 1
  }

  private func twin(of object: JSONValue) throws -> String? {
    guard let gatewayID = object["gatewayID"]?.string, let baseURL = object["baseURL"]?.string else {
      return nil
    }
    return try String.fetchOne(
      database, sql: "SELECT id FROM task WHERE baseURL = ? AND gatewayID = ?",
      arguments: [baseURL, gatewayID])
  }

  // MARK: - Derivations

  func takeDerivation(_ object: JSONValue) throws {
    guard let asset = assets[try text("asset", object)], let source = assets[try text("source", object)]
    else {
      return
    }
    try database.run(
      "INSERT OR IGNORE INTO derivation (asset, source, recipe) VALUES (?, ?, ?)", asset.row, source.row,
      try text("recipe", object))
    tally.derivationsAdded += database.changesCount
  }

  // MARK: - Duplicates

  /// What was said here of the two, in either order, stays.
  func takeRelation(_ object: JSONValue) throws {
    let kind = try text("kind", object)
    guard let kind = AssetRelation.Kind(rawValue: kind) else {
      throw TransferMistake("“\(kind)” is no relation")
    }
    guard let asset = assets[try text("asset", object)], let other = assets[try text("other", object)],
      asset.row != other.row
    else { return }
    let isKnown = try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM assetRelation WHERE (asset, other) IN ((?1, ?2), (?2, ?1)))",
      arguments: [asset.row, other.row])
    guard isKnown != true else { return }
    try AssetRelation(asset: AssetKey(row: asset.row), other: AssetKey(row: other.row), kind: kind)
      .insert(into: database)
    tally.relationsAdded += 1
  }
}
