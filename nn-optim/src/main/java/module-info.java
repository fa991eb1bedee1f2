/** Optimizers and schedules as plugins. */
module nn.optim {
  requires static org.jspecify;
  requires nn.api;

  provides nn.api.optim.OptimizerProvider with
      nn.optim.Adadelta,
      nn.optim.Adagrad,
      nn.optim.Adam,
      nn.optim.AdamW,
      nn.optim.Adamax,
      nn.optim.Asgd,
      nn.optim.NAdam,
      nn.optim.RAdam,
      nn.optim.Rmsprop,
      nn.optim.Rprop,
      nn.optim.Sgd;
  provides nn.api.schedule.ScheduleProvider with
      nn.optim.schedule.CosineAnnealingLr,
      nn.optim.schedule.LinearLr,
      nn.optim.schedule.SequentialLr,
      nn.optim.schedule.StepLr;
}
