import CLinux
import GreenroomModel

/// SQLite's locks and shared memory do not work, or silently fail, on network file systems: two writers
/// there damage the catalog. Media may lie anywhere; the catalog may not.
enum FileSystemCheck {
  /// Refuses where the file system under `folder` is a network one.
  static func refuseRemote(_ folder: String) throws {
    var answer = statfs()
    guard statfs(folder, &answer) == 0 else { return }
    try refuseRemote(folder, magic: UInt32(truncatingIfNeeded: answer.f_type))
  }

  /// The same for a file system known by its number in `statfs`, as `linux/magic.h` lists them.
  static func refuseRemote(_ folder: String, magic: UInt32) throws {
    guard let name = remoteFileSystems[magic] else { return }
    throw GreenroomError(
      .catalog,
      "The library “\(folder)” is on \(name), where the catalog cannot be kept safe: its locks do not hold.",
      hint: "Choose a folder on a local disk with --library DIR or GREENROOM_LIBRARY; "
        + "the media themselves may stay where they are.")
  }

  private static let remoteFileSystems: [UInt32: String] = [
    0x6969: "NFS",
    0x517B: "SMB",
    0xFF53_4D42: "SMB (CIFS)",
    0xFE53_4D42: "SMB 2",
    0x6573_5546: "a FUSE file system (sshfs, a cloud drive or the like)",
    0x0102_1997: "9P (a share of the host of a virtual machine)",
    0x00C3_6400: "Ceph",
    0x5346_414F: "AFS",
    0x6B41_4653: "AFS",
    0x7375_7245: "Coda",
    0x564C: "NCP (NetWare)",
    0x0BD0_0BD0: "Lustre",
    0x4750_4653: "GPFS",
    0x786F_4256: "a shared folder of VirtualBox",
    0xBACB_ACBC: "a shared folder of VMware",
  ]
}
