/**
 * Plugins from a folder: {@code plugins/NAME/*.jar}, one module layer and one class loader each.
 *
 * <p>A plugin is code and runs with the rights of the user. Only what lies in the named folder is
 * loaded: no link is followed out of it, and nothing is downloaded.
 */
@NullMarked
package nn.autograd.folder;

import org.jspecify.annotations.NullMarked;
