/** A file as the sandbox takes it. */
export async function readFile(file: File): Promise<{ name: string; mimetype?: string; content: string }> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('unreadable'));
    };
    reader.readAsDataURL(file);
  });
  const content = url.slice(url.indexOf(',') + 1);
  return { name: file.name, content, ...(file.type === '' ? {} : { mimetype: file.type }) };
}
