import GreenroomModel

/// The release that this is.
package enum Version {
  package static let current = Release.version
}
