// [data-takes-focus]: a summary of errors is where one is after a form came back.
document.querySelector("[data-takes-focus]")?.focus();
