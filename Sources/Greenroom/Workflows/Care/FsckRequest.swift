/// How closely a library is looked over.
package struct FsckRequest {
  /// How many of the files are read to their last byte and compared: a share from 0 to 1.
  package var share = 0.0
  /// Asked where there is something that can be put right.
  package var isRepairWanted: (_ plan: FsckDocument) throws -> Bool = { _ in false }
  package var shouldStop: @Sendable () -> Bool = { false }

  package init() {}
}
