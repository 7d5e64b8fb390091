/// Which Greenroom this is; both executables are of the same release.
package enum Release {
  package static let version = "0.1.0"
}
