package com.example.template;

import nn.api.schedule.ScheduleProvider;
import nn.tck.ScheduleTck;

class TemplateScheduleTest extends ScheduleTck {

  @Override
  protected ScheduleProvider provider() {
    return new TemplateSchedule();
  }
}
