import CLinux
import Glibc
import GreenroomMedia

/// What a worker may do to the machine: hostile files are its daily work.
enum WorkerLimits {
  static func apply() {
    // The parent may be killed at any time; a worker never outlives it.
    _ = greenroom_die_with_parent()
    limit(RLIMIT_CORE, to: 0)
    limit(RLIMIT_DATA, to: dataSize() + rlim_t(WorkerMemory.growth))
    keepFreedMemoryLow()
  }

  private static func limit(_ resource: __rlimit_resource, to value: rlim_t) {
    var limits = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limits) == 0 else { return }
    limits.rlim_cur = min(value, limits.rlim_max)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
  }

  /// Bytes of data and stack in use now, by the sixth number of `/proc/self/statm`; 0 where it is not there.
  private static func dataSize() -> rlim_t {
    let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var text = [UInt8](repeating: 0, count: 256)
    let count = read(file, &text, text.count)
    let numbers = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
    guard numbers.count > 5, let pages = rlim_t(numbers[5]) else { return 0 }
    return pages * rlim_t(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// One heap for all threads, and big blocks straight back to the system: one huge picture must not leave
  /// the worker huge.
  private static func keepFreedMemoryLow() {
    _ = mallopt(M_ARENA_MAX, 1)
    _ = mallopt(M_MMAP_THRESHOLD, 256 << 10)
    _ = mallopt(M_TRIM_THRESHOLD, 1 << 20)
  }
}
