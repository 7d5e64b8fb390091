/// References in the order that gives them their handles. A plain value: what keeps it is elsewhere.
package struct ReferenceSet: Equatable, Sendable {
  package struct Member: Equatable, Sendable {
    package let asset: AssetID
    package let kind: MediaKind
    /// The name it has here; nil where it goes by the asset's own.
    package var name: String?
    /// The path that was put in: two paths with the same content are two references. Nil where the asset
    /// itself was.
    package let path: MediaPath?

    package init(asset: AssetID, kind: MediaKind, name: String? = nil, path: MediaPath? = nil) {
      self.asset = asset
      self.kind = kind
      self.name = name
      self.path = path
    }
  }

  /// A part that a scene needs: “character”, “place”, “voice”. The member of its name fills it.
  package struct Slot: Equatable, Sendable {
    package let name: String
    /// Nil where any kind will do.
    package let kind: MediaKind?
    package let isRequired: Bool

    package init(name: String, kind: MediaKind?, isRequired: Bool) {
      self.name = name
      self.kind = kind
      self.isRequired = isRequired
    }
  }

  /// Of all kinds, in order.
  package private(set) var members: [Member] = []
  /// In order, each name once.
  package private(set) var slots: [Slot] = []

  package init() {}

  /// - Throws: `conflict` where two members share a name.
  package init(_ members: [Member]) throws(GreenroomError) {
    for member in members { try add(member) }
  }

  /// The handle of each member, per kind from 1.
  package var handles: [Handle] {
    var counts: [MediaKind: Int] = [:]
    return members.map { member in
      counts[member.kind, default: 0] += 1
      return Handle(member.kind, counts[member.kind, default: 0])
    }
  }

  /// Which asset each handle means.
  package var bindings: [Handle: AssetID] {
    Dictionary(uniqueKeysWithValues: zip(handles, members.map(\.asset)))
  }

  /// What prompts may call the members. Assets whose own name another member has here go without.
  ///
  /// - Parameter ownName: The asset's own name, from wherever names are kept.
  package func names(ownName: (AssetID) -> String? = { _ in nil }) -> ReferenceNames {
    let names = ReferenceNames.resolving(local: members.map(\.name), own: members.map { ownName($0.asset) })
    return ReferenceNames(zip(handles, names).map { .init($0, name: $1) })
  }

  /// The handle of the member that fills a slot; nil where none does.
  package func handle(filling slot: Slot) -> Handle? {
    zip(members, handles).first { member, _ in
      member.name == slot.name && slot.kind.map { $0 == member.kind } ?? true
    }?.1
  }

  /// The parts without which a request cannot be made of it.
  package var missing: [Slot] { slots.filter { $0.isRequired && handle(filling: $0) == nil } }

  // MARK: - Changing

  /// Adds a slot, or says anew what it is for.
  package mutating func put(_ slot: Slot) {
    if let index = slots.firstIndex(where: { $0.name == slot.name }) {
      slots[index] = slot
    } else {
      slots.append(slot)
    }
  }

  /// Takes a slot away; what filled it stays.
  ///
  /// - Throws: `not_found`.
  package mutating func removeSlot(_ name: String) throws(GreenroomError) {
    guard let index = slots.firstIndex(where: { $0.name == name }) else {
      throw GreenroomError(
        .notFound, "The set has no slot “\(name)”.", hint: "See its slots with greenroom set show.")
    }
    slots.remove(at: index)
  }

  /// Adds a member at the end. The same asset may stand in a set twice.
  ///
  /// - Throws: `conflict` where another member has its name.
  package mutating func add(_ member: Member) throws(GreenroomError) {
    if let name = member.name { try requireFree(name) }
    members.append(member)
  }

  /// Takes a member out; those of its kind behind it move up by one.
  ///
  /// - Throws: `not_found`.
  @discardableResult
  package mutating func remove(_ handle: Handle) throws(GreenroomError) -> Member {
    members.remove(at: try index(of: handle))
  }

  /// Makes the member of `handle` the one with `number` of its kind; those between make room. A number
  /// beyond the end means the end.
  ///
  /// - Throws: `not_found`; `usage` for a number below 1.
  package mutating func move(_ handle: Handle, to number: Int) throws(GreenroomError) {
    let source = try index(of: handle)
    guard number >= 1 else {
      throw GreenroomError(
        .usage, "Positions are counted from 1; \(number) is none.", hint: "Use 1 for the first.")
    }
    let places = members.indices.filter { members[$0].kind == handle.kind }
    let target = places[min(number, places.count) - 1]
    members.insert(members.remove(at: source), at: target)
  }

  /// Gives the member of `handle` a name in this set; nil leaves it the asset's own.
  ///
  /// - Throws: `not_found`; `conflict` where another member has the name.
  package mutating func rename(_ handle: Handle, to name: AssetName?) throws(GreenroomError) {
    let index = try index(of: handle)
    if let name, members[index].name != name.text { try requireFree(name.text) }
    members[index].name = name?.text
  }

  private func index(of handle: Handle) throws(GreenroomError) -> Int {
    guard let index = handles.firstIndex(of: handle) else {
      let count = members.count { $0.kind == handle.kind }
      throw GreenroomError(
        .notFound, "The set has no \(handle): it has \(count) of kind \(handle.kind.rawValue).",
        hint: "See its handles with greenroom set show.")
    }
    return index
  }

  private func requireFree(_ name: String) throws(GreenroomError) {
    if members.contains(where: { $0.name == name }) {
      throw GreenroomError(
        .conflict, "The set already has a reference named “\(name)”.", hint: "Choose another name.")
    }
  }
}
