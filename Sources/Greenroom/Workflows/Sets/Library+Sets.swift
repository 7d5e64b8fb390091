import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// All reference sets and how much each holds.
  package func sets() throws -> SetsDocument {
    let summaries = try catalogIfPresent?.sets() ?? []
    return SetsDocument(
      sets: summaries.map { set in
        SetsDocument.Entry(
          name: set.name, images: set.counts[.image] ?? 0, videos: set.counts[.video] ?? 0,
          audios: set.counts[.audio] ?? 0)
      })
  }

  /// A set's references in order, with their handles.
  package func set(named name: String) throws -> SetDocument {
    guard let catalog = try catalogIfPresent, let written = try catalog.nameOfSet(name) else {
      throw Catalog.noSet(name)
    }
    let seeds = try seeds(ofSet: name)
    let references = Self.named(seeds.map(\.knownReference), seeds)
    let set = try catalog.members(ofSet: name)
    return SetDocument(
      name: written,
      references: zip(references, Handle.assign(to: references)).map {
        ReferenceResult($0, handle: $1, verdict: nil)
      },
      slots: (set?.slots ?? []).map { slot in
        SetDocument.Slot(
          name: slot.name, kind: slot.kind, isRequired: slot.isRequired,
          handle: set?.handle(filling: slot)?.description)
      })
  }

  /// Says which parts a set has to have. The set is made where there is none.
  package func putSlots(_ slots: [ReferenceSet.Slot], inSet name: String) throws -> SetDocument {
    let name = try SetName.validated(name)
    try catalog.changeSet(name, creating: true) { set in
      for slot in slots { set.put(slot) }
    }
    return try set(named: name)
  }

  package func removeSlots(_ slots: [String], fromSet name: String) throws -> SetDocument {
    try catalog.changeSet(name) { set in
      for slot in slots { try set.removeSlot(slot) }
    }
    return try set(named: name)
  }

  /// - Throws: `refused` where a part that the set has to have is not in it.
  func requireComplete(set name: String) throws {
    guard let missing = try catalogIfPresent?.members(ofSet: name)?.missing, let first = missing.first
    else { return }
    let names = missing.map { "“\($0.name)”" }.joined(separator: ", ")
    throw GreenroomError(
      .refused, "The set “\(name)” lacks \(names).",
      hint: "Fill it: greenroom set add \(name) \(first.name)=ASSET")
  }

  /// Makes a set, with what is to be in it or not at all.
  ///
  /// - Throws: `conflict` where there is one of that name.
  package func createSet(
    _ name: String, with additions: [(name: AssetName?, asset: AssetArgument)] = []
  ) throws -> SetDocument {
    let name = try SetName.validated(name)
    try catalog.createSet(name)
    do {
      return try additions.isEmpty ? set(named: name) : add(additions, toSet: name)
    } catch {
      _ = try? catalog.deleteSet(name)
      throw error
    }
  }

  /// Takes a set away; its assets stay.
  package func deleteSet(_ name: String) throws -> DeletedDocument {
    guard try catalogIfPresent != nil, try catalog.deleteSet(name) else { throw Catalog.noSet(name) }
    return DeletedDocument(noun: "set", name: name)
  }

  /// Puts assets at the end of a set, which is made where there is none. Files that the catalog does not
  /// know are indexed first.
  ///
  /// - Parameter additions: What to add, each with the name it has in this set.
  package func add(
    _ additions: [(name: AssetName?, asset: AssetArgument)], toSet name: String
  ) throws -> SetDocument {
    try add(chosen(additions.map(\.asset)), called: additions.map(\.name), toSet: name)
  }

  /// The same with assets that were chosen already. What a query found goes in by its paths.
  ///
  /// - Parameter names: What the arguments are called in this set.
  /// - Throws: `usage` where a query that has a name finds several.
  package func add(
    _ chosen: ChosenAssets, called names: [AssetName?], toSet name: String
  ) throws -> SetDocument {
    let name = try SetName.validated(name)
    let label = names.compactMap { $0 }.first
    if let label, chosen.isByQuery, chosen.count > 1 {
      throw GreenroomError(
        .usage, "“\(label.text)” can be the name of one asset, and the query finds \(chosen.count).",
        hint: "`greenroom find` shows them; name one.")
    }
    let members = zip(chosen.records, chosen.paths).enumerated().map { place, entry in
      ReferenceSet.Member(
        asset: entry.0.id, kind: entry.0.kind, name: chosen.isByQuery ? label?.text : names[place]?.text,
        path: entry.1)
    }
    try catalog.changeSet(name, creating: true) { set in
      for member in members { try set.add(member) }
    }
    return try self.set(named: name)
  }

  /// Takes members out of a set; those behind them move up.
  ///
  /// - Parameter members: Handles (`@image2`), names in the set, or assets.
  package func remove(_ members: [AssetArgument], fromSet name: String) throws -> SetDocument {
    let places = try members.map { try place(of: $0, inSet: name) }
    try catalog.changeSet(name) { set in
      for handle in Set(places).sorted(by: >) { try set.remove(handle) }
    }
    return try set(named: name)
  }

  /// Makes a member the one with `number` of its kind.
  package func move(_ member: AssetArgument, to number: Int, inSet name: String) throws -> SetDocument {
    let place = try place(of: member, inSet: name)
    try catalog.changeSet(name) { try $0.move(place, to: number) }
    return try set(named: name)
  }

  // MARK: - Parts

  /// The handle that a person means: written as such, or that of the member so called, or of the asset.
  private func place(of argument: AssetArgument, inSet name: String) throws -> Handle {
    let document = try set(named: name)
    if let handle = Handle(argument.text) { return handle }
    func handle(where matches: (ReferenceResult) -> Bool) -> Handle? {
      document.references.first(where: matches)?.handle.flatMap { Handle($0) }
    }
    if let local = argument.name, let place = handle(where: { $0.name == local }) { return place }
    let subject = try subject(argument)
    if let path = subject.filePath, let place = handle(where: { $0.path == path.text }) { return place }
    if case .asset(let record) = subject, let place = handle(where: { $0.id == record.id }) { return place }
    throw GreenroomError(
      .notFound, "“\(argument.text)” is not in the set “\(document.name)”.",
      hint: "`greenroom set show \(document.name)` shows its handles.")
  }
}

extension ReferenceSeed {
  /// The reference with what the catalog knows of it; nothing is read.
  var knownReference: Reference {
    guard case .asset(let record) = subject else { return reference(nil) }
    return Reference(
      role: role ?? Role(referenceOf: record.kind), name: localName, path: record.path, assetID: record.id,
      byteCount: record.bytes, kind: record.kind, facts: record.facts)
  }
}

extension AssetSubject {
  /// The path of a file that was named as one.
  var filePath: MediaPath? {
    if case .file(let path) = self { path } else { nil }
  }
}
