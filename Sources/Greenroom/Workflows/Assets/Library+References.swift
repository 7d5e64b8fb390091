import GreenroomCatalog
import GreenroomModel

extension Library {
  /// Probes what `seeds` name, every packet of it, and gives the references in the same order. Writes
  /// nothing.
  func references(_ seeds: [ReferenceSeed]) throws -> [Reference] {
    let paths = seeds.map(\.path)
    let outcomes = try probe(paths.compactMap(\.self), depth: .packets)
    var rest = outcomes[...]
    let references = zip(seeds, paths).map { seed, path in
      seed.reference(path.flatMap { _ in rest.popFirst() })
    }
    return Self.named(references, seeds)
  }

  /// Gives each reference its name: the request's own, else the asset's.
  static func named(_ references: [Reference], _ seeds: [ReferenceSeed]) -> [Reference] {
    let own = seeds.map { seed -> String? in
      guard case .asset(let record) = seed.subject, seed.role?.isFrame != true else { return nil }
      return record.name
    }
    let names = ReferenceNames.resolving(local: seeds.map(\.localName), own: own)
    return zip(references, names).map { reference, name in
      var reference = reference
      reference.name = name
      return reference
    }
  }

  /// The members of a reference set, in its order.
  func seeds(ofSet name: String) throws -> [ReferenceSeed] {
    guard let catalog = try catalogIfPresent, let set = try catalog.members(ofSet: name) else {
      throw Catalog.noSet(name)
    }
    let records = try catalog.assets(set.members.map(\.asset))
    return try set.members.map { member in
      guard var record = records[member.asset] else { throw Catalog.noSet(name) }
      if let path = member.path { record.path = path }
      return ReferenceSeed(.asset(record), localName: member.name)
    }
  }

  /// The references and frames that a draft names. Relative paths are meant in the draft's own folder, else
  /// in `workingFolder`.
  ///
  /// - Parameter isFromElsewhere: True where the draft may name no file of this machine.
  func seeds(
    of draft: Draft, draftFolder: MediaPath?, workingFolder: MediaPath, isFromElsewhere: Bool = false
  ) throws -> [ReferenceSeed] {
    func subject(_ text: String) throws -> AssetSubject {
      if isFromElsewhere { return try self.subject(AssetArgument(fromElsewhere: text)) }
      if let draftFolder {
        let argument = AssetArgument(text, in: draftFolder)
        if argument.name != nil || FilePresence(at: argument.path) != .nothing {
          return try file(self.subject(argument), text)
        }
      }
      return try file(self.subject(AssetArgument(text, in: workingFolder)), text)
    }
    var seeds = try draft.references.map { reference in
      ReferenceSeed(
        try subject(reference.asset), role: reference.kind.map(Role.init(referenceOf:)),
        localName: reference.name)
    }
    if let frame = draft.firstFrame { seeds.append(ReferenceSeed(try subject(frame), role: .firstFrame)) }
    if let frame = draft.lastFrame { seeds.append(ReferenceSeed(try subject(frame), role: .lastFrame)) }
    return seeds
  }

  private func file(_ subject: AssetSubject, _ text: String) throws -> AssetSubject {
    guard case .folder = subject else { return subject }
    throw GreenroomError(
      .usage, "“\(text)” is a folder; a reference is one file.",
      hint: "Name a file in it, or index it into a set: `greenroom index \(text) --set NAME`.")
  }
}
