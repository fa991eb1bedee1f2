package nn.lab.run;

/**
 * What a user allows when a run goes on.
 *
 * @param acceptChanges go on though nn, a plugin or the data are not those of the checkpoints
 * @param restartDamaged begin those trainings anew whose checkpoints are all damaged
 */
public record ResumeChoices(boolean acceptChanges, boolean restartDamaged) {
  /** The option that sets the first. */
  public static final String ACCEPT_CHANGES = "--accept-changes";

  /** The option that sets the second. */
  public static final String RESTART_DAMAGED = "--restart-damaged";

  /** A new run, or one that goes on only with what it was begun with. */
  public static final ResumeChoices NONE = new ResumeChoices(false, false);
}
