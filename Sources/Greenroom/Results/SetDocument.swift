package import GreenroomModel

/// `greenroom.set/1`: an ordered reference set with its handles.
package struct SetDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.set/1"
  package let name: String
  package let references: [ReferenceResult]
  package let slots: [Slot]

  /// A part that the set has to have.
  package struct Slot: Encodable, Equatable, Sendable {
    package let name: String
    /// Null where any kind will do.
    package let kind: MediaKind?
    package let isRequired: Bool
    /// Of the reference that fills it; null where none does.
    package let handle: String?
  }

  package init(name: String, references: [ReferenceResult], slots: [Slot] = []) {
    self.name = name
    self.references = references
    self.slots = slots
  }
}

/// `greenroom.sets/1`: the names of all sets and how much each holds.
package struct SetsDocument: Encodable, Equatable, Sendable {
  package struct Entry: Encodable, Equatable, Sendable {
    package let name: String
    package let images: Int
    package let videos: Int
    package let audios: Int

    package init(name: String, images: Int, videos: Int, audios: Int) {
      self.name = name
      self.images = images
      self.videos = videos
      self.audios = audios
    }
  }

  package let schema = "greenroom.sets/1"
  package let sets: [Entry]

  package init(sets: [Entry]) { self.sets = sets }
}

/// `greenroom.deleted/1`: a thing that is no more.
package struct DeletedDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.deleted/1"
  /// What kind of thing: `set`.
  package let noun: String
  package let name: String

  package init(noun: String, name: String) {
    self.noun = noun
    self.name = name
  }
}
