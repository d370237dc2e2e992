import type { CliCommand } from './command.js';

/** `bellhop doctor` */
export const doctorCommand: CliCommand = {
  define(program, terminal, exitWith) {
    program
      .command('doctor')
      .description(terminal.t('doctor.about'))
      .action(() => exitWith(import('./doctor/run-doctor.js').then(({ runDoctor }) => runDoctor(terminal))));
  },
};
