package homes.birb.orasbuf

import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException

/** Shows the report of the engine with the steps that this Jenkins has. Nothing here changes the build's result. */
class Reports implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object steps
    private final Map options
    /** Directory of the report, relative to `base`, with a slash at its end; empty where it is `base` itself. */
    private final String prefix
    private final String base

    Reports(Object steps, Map options, String directory) {
        this.steps = steps
        this.options = options
        boolean absolute = directory.startsWith('/')
        this.base = absolute ? directory : '.'
        this.prefix = absolute ? '' : directory + '/'
    }

    /** The content of a file of the report; empty where it is not there. */
    String read(String file) {
        String text = ''
        steps.dir(base) {
            if (steps.fileExists(prefix + file)) {
                text = steps.readFile(file: prefix + file, encoding: 'UTF-8')
            }
        }
        return text
    }

    void publish() {
        steps.dir(base) {
            showTests()
            showFindings()
            showPage()
            keepFiles()
        }
    }

    void showTests() {
        if (wanted('junit', 'junit.xml')) {
            // The result of the build is ours to set: a target that was not built is a failure, and not only unstable.
            attempt(['junit']) {
                steps.junit(testResults: prefix + 'junit.xml', allowEmptyResults: true, skipMarkingBuildUnstable: true)
            }
        }
    }

    void showFindings() {
        if (wanted('recordIssues', 'oras-buf.sarif')) {
            attempt(['recordIssues', 'sarif']) {
                steps.recordIssues(
                    tool: steps.sarif(pattern: prefix + 'oras-buf.sarif', id: 'oras-buf', name: 'oras-buf'),
                    enabledForFailure: true
                )
            }
        }
    }

    void showPage() {
        if (wanted('publishHTML', 'report.html')) {
            attempt(['publishHTML']) {
                steps.publishHTML([
                    reportName: 'oras-buf', reportDir: prefix ?: '.', reportFiles: 'report.html',
                    keepAll: true, alwaysLinkToLastBuild: true, allowMissing: true,
                ])
            }
        }
    }

    void keepFiles() {
        if (wanted('archive', 'report.json')) {
            attempt(['archiveArtifacts']) {
                steps.archiveArtifacts(artifacts: prefix + '**', allowEmptyArchive: true, followSymlinks: false)
            }
        }
    }

    boolean wanted(String option, String file) {
        return options[option] && steps.fileExists(prefix + file)
    }

    /**
     * Runs steps that may be absent or fail: the one is quiet, the other a line in the log. An abort of the build
     * goes on. There is no other way to ask for a step: Jenkins throws NoSuchMethodError for one that no plugin brings.
     */
    void attempt(List<String> names, Closure work) {
        try {
            work()
        } catch (FlowInterruptedException abort) {
            throw abort
        } catch (NoSuchMethodError absent) {
            if (!MissingStep.isOneOf(absent, names)) {
                throw absent
            }
        } catch (Exception failure) {
            steps.echo('orasBuf: ' + names[0] + ' did not work: ' + failure.message)
        }
    }

}
