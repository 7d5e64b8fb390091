/// An upload in parts that a run began and has not finished, as far as it came.
package struct UploadRecord: Equatable, Sendable {
  package let backend: String
  package let key: ObjectKey
  /// The store's name for it.
  package let uploadID: String
  package let partLength: Int64
  package var parts: [UploadedPart]

  package init(
    backend: String, key: ObjectKey, uploadID: String, partLength: Int64, parts: [UploadedPart] = []
  ) {
    self.backend = backend
    self.key = key
    self.uploadID = uploadID
    self.partLength = partLength
    self.parts = parts
  }
}

package struct UploadedPart: Equatable, Sendable {
  /// From 1 on, as S3 counts.
  package let number: Int
  /// As the store gave it, quotes included.
  package let entityTag: String

  package init(number: Int, entityTag: String) {
    self.number = number
    self.entityTag = entityTag
  }
}
