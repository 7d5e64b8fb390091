import Foundation
import GreenroomCatalog
import GreenroomModel

// How a catalog of a million assets answers. Arguments: how many assets, and a folder to keep the library in.

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let folder =
  CommandLine.arguments.count > 2
  ? CommandLine.arguments[2] : NSTemporaryDirectory() + "greenroom-bench-catalog-\(count)"
if !FileManager.default.fileExists(atPath: folder) { try Filling(count: count).run(in: folder) }
let catalog = try Catalog.open(in: folder)
try Questions(catalog: catalog).run()
try catalog.close()
try Commands(folder: folder).run()
