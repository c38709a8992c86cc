//! The worker of formats: reads and writes files of all formats that are no sources, where that can neither freeze the page nor
//! crash it. What the jobs are and how they cross stands in `jobs/`.

use postil::browser::worker::serve;
use postil::jobs::Job;

fn main() {
    serve(Job::convert);
}
