package nn.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the version number of nn.api promises of a public type; each has this annotation.
 *
 * <p>A nested type is as the type around it unless it has an annotation of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Stability(Stability.Level.STABLE)
public @interface Stability {

  /** Returns how much may change from one version to the next. */
  Level value();

  /**
   * Returns whether plugins implement the type. Where they do not, a new version may add methods
   * without a body; where they do, it may not.
   */
  boolean implementedByPlugins() default false;

  /** How much may change. */
  enum Level {
    /**
     * What compiles and runs with one version does so with every later one of the same major
     * number; before 1.0, of the same minor number. A later version may have more.
     */
    STABLE,
    /** Any version may change or remove it. */
    EXPERIMENTAL
  }
}
